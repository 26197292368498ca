"""Lists of workers as files: any sheet as rows of text, in bounded memory, nothing trusted."""
