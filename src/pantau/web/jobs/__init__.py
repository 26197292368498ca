"""Long work: kept in the database, done by a worker, once."""
