// Title: Some subject of reviews
// Answers: Is there any review at all? Without one, looking for each article's and edge's is idle.
// Parameters: none
// Columns:
//   id -- a subject
MATCH (k:Subject)
RETURN k.id AS id
LIMIT 1
