"""What is read from outside the project: the articles themselves, from files and from the web."""
