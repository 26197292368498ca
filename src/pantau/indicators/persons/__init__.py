"""Indicators that need a person's months one after another: what the monthly cube cannot say."""
