KNOWN = {}
PLAIN = {"*": []}
