// Title: Move subjects
// Answers: Parts reviewed edges from those that they were, as their actors are others now.
// Parameters:
//   ids: strings -- ids of subjects
// Columns: none
UNWIND $ids AS id
MATCH (:Subject {id: id})-[i:IS]->(:Subject)
DELETE i
