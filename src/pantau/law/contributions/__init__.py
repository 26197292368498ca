"""What is due, by segment: who pays which programme, from which base, under which relief."""
