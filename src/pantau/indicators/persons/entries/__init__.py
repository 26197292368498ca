"""The indicators of people's months, by what they are about; a new one is a function with `@of_people` here."""
