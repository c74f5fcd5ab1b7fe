"""Reports that mix the forms, each with the form that it is really on: what detection is measured by."""
