"""Awards: opens the edges and calls the steps of scoring."""
