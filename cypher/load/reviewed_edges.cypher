// Title: Reviewed edges
// Answers: Between which actors were edges reviewed, and which edges are these now?
// Parameters: none
// Columns:
//   id -- the subject, after the edge as it was reviewed
//   source -- actor id, as it was
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   target -- actor id, as it was
//   stated -- whether stated rather than inferred
//   now -- the subject, after the edge as it is
//   now_source -- actor id
//   now_target -- actor id
MATCH (o:Subject)-[:IS]->(k:Subject)
RETURN o.id AS id, o.source AS source, o.type AS type, o.target AS target, o.stated AS stated,
       k.id AS now, k.source AS now_source, k.target AS now_target
ORDER BY id
