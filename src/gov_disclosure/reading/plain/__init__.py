"""Pages whose markup is plain, read without a tree: tables by the codes of their tags, the rest as it is written."""
