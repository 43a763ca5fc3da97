"""What analysts decide about assertions and edges, apart from the articles that gave them."""
