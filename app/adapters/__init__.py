"""How the program reaches the world. Each adapter fulfils a port and knows no other adapter."""
