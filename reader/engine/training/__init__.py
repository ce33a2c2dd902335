"""Scripts that learn the weights in ``reader/engine/data``; nothing that newsread runs needs them."""
