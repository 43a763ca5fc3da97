// Title: Edges of articles
// Answers: To which edges between actors do these articles give evidence?
// Parameters:
//   ids: strings -- article ids
// Columns:
//   source -- actor id
//   type -- ACCUSES, CONTRADICTS or SUPPORTS
//   target -- actor id
//   stated -- whether stated rather than inferred
UNWIND $ids AS id
MATCH (x:Article {id: id})<-[:REPORTED_IN]-(s:Assertion)-[e:EVIDENCES]->(t:Actor)
RETURN DISTINCT e.source AS source, e.type AS type, t.id AS target, e.stated AS stated
