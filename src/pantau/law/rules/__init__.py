"""Every formula of the law, by programme: plain arithmetic on one number, or on a column of them."""
