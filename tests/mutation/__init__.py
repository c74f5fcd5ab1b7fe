"""
How much of the rules the tests hold fast: each small change to them must make a test fail.

`python -m tests.mutation` changes the modules of rules one operator, constant or condition at a time, each in a process
forked from one that has loaded all, and runs the tests of rules there until one fails.
"""
