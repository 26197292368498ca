"""Documents of a round: meetings, letters, reports, slides; made by the worker, kept, downloaded."""
