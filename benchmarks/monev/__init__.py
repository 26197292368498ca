"""What a round costs: its documents."""
