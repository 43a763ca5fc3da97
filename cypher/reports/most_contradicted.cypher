// Title: Sources by how often they are contradicted
// Answers: Whose word is disputed most, by how many, and how often does each speak? Only edges
//   that articles state, with certainty at least 0.5.
// Parameters: none
// Columns:
//   actor -- who is contradicted
//   kind -- person, organisation, state, group or unnamed
//   times -- how many assertions contradict the actor
//   by -- how many actors do
//   assertions -- how many assertions the actor made
//   last -- when last
//   id -- id of the actor
MATCH (a:Actor)<-[e:CONTRADICTS]-(b:Actor)
WHERE e.certainty >= 0.5 AND e.stated
WITH a, sum(e.weight) AS times, count(DISTINCT b.id) AS opponents, max(e.last) AS last
RETURN a.name AS actor, a.kind AS kind, times, opponents AS `by`,
       COUNT { MATCH (a)-[:MADE]->(:Assertion) } AS assertions, last, a.id AS id
ORDER BY times DESC, opponents DESC, id
LIMIT 100
