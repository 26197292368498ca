"""Plans: opens the edges and calls the steps of planning."""
