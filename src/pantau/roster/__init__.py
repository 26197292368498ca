"""Lists of workers: from the files of many offices to people who can be enrolled, with nothing lost."""
