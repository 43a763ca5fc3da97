// Title: The map of contradictions
// Answers: Who contradicts whom, as a graph? The hundred best evidenced edges.
// Parameters: none
// Columns:
//   path -- one actor contradicting another
MATCH path = (:Actor)-[e:CONTRADICTS]->(:Actor)
WHERE e.certainty >= 0.3 AND e.stated
RETURN path
ORDER BY e.weight DESC, e.id
LIMIT 100
