"""What goes back to the office: workbooks, the enrolment list, the empty template, rows as CSV."""
