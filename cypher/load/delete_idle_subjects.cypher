// Title: Delete idle subjects
// Answers: Takes out those of these subjects that no review concerns, by whatever name.
// Parameters:
//   ids: strings -- ids of subjects
// Columns: none
UNWIND $ids AS id
MATCH (k:Subject {id: id})
WHERE NOT EXISTS { MATCH (:Review)-[:CONCERNS]->(k) } AND NOT EXISTS { MATCH (:Subject)-[:IS]->(k) }
DELETE k
