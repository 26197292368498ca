"""What is owed, by programme: which parts an event gives, by which legal values."""
