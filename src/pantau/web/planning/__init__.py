"""Planning in the browser: the gap, what a budget buys, its best use, and what will be claimed."""
