//! What the reader gets: one neutral document, and the formats made from it.
