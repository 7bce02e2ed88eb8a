"""Floor 5, the screen: draws a drill and turns keys into events; it never decides."""
