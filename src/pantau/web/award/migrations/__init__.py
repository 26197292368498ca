"""Steps of the database, written by Django."""
