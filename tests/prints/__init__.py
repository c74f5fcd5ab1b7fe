"""Pages printed by a browser in many styles, and what reading the prints makes of them."""
