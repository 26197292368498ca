"""The indicators, by what they are about; a new one is a function with `@indicator` in one of these modules."""
