// Title: Ready
// Answers: Does the store answer, and know of articles?
// Parameters: none
// Columns:
//   articles -- 0
MATCH (x:Article {id: ''}) RETURN count(x) AS articles
