"""Reports of several years and bodies: made-up series, and tests on what holds between them."""
