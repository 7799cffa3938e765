"""Lines -> marks: the recognisers' claims weighed as a whole, and looked at once more with what stands around them."""
