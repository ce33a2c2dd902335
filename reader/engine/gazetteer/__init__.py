"""Where places are, from an offline gazetteer, and which of several namesakes a text means."""
