"""Personal data under Law 27/2022: why it is held, for how long, what a person may ask of it."""
