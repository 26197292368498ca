"""The documents of a monitoring round: letters, minutes, reports and slides as values, before they are set."""
