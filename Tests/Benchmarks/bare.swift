// The least that a Swift program can be: what `ladder --version` is compared with.
print("0")
