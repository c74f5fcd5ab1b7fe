"""Pages of HTML: markup into a tree, the tree into a view and blocks."""
