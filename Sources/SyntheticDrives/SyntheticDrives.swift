// (room to come)
