// Title: Missing blocks
// Answers: Which of these blocks are not there yet?
// Parameters:
//   ids: strings -- block ids
// Columns:
//   id -- the block

// To MERGE blocks, Ladybug would read them all.
UNWIND $ids AS id
OPTIONAL MATCH (b:Block {id: id})
WITH id, b.id AS there
WHERE there IS NULL
RETURN id
