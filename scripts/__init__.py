"""What builds data files and reference pages; kept so that both can be built again."""
