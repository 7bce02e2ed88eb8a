"""Floor 4, reports: what supervisors, trainers and learning systems are told of the drills."""
