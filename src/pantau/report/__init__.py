"""Charts and document models of the reports: values in, values out, no file format, no clock."""
