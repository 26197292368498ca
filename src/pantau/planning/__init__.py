"""What it costs to cover those who are not, what a budget buys, and what will be claimed."""
