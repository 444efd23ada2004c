// (shared by tests)
