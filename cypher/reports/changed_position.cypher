// Title: Who changed position
// Answers: Who has asserted a claim and also contradicted it, in which sentences? Only assertions
//   that are certain enough to be shown (certainty at least 0.3).
// Parameters: none
// Columns:
//   actor -- who took both sides
//   claim -- the claim
//   supported -- when the actor supported it
//   supporting_sentence -- in which words
//   contradicted -- when the actor contradicted it
//   contradicting_sentence -- in which words
//   supporting_article -- id of the article
//   contradicting_article -- id of the article
//   supporting_assertion -- id of the assertion
//   contradicting_assertion -- id of the assertion
MATCH (a:Actor)-[:MADE]->(p:Assertion)-[:SUPPORTS]->(c:Claim)
WHERE p.certainty >= 0.3
MATCH (a)-[:MADE]->(n:Assertion)-[:CONTRADICTS]->(c)
WHERE n.certainty >= 0.3
MATCH (p)-[:REPORTED_IN]->(px:Article)
MATCH (n)-[:REPORTED_IN]->(nx:Article)
RETURN a.name AS actor, c.text AS claim,
       coalesce(p.date, px.published) AS supported, p.sentence AS supporting_sentence,
       coalesce(n.date, nx.published) AS contradicted, n.sentence AS contradicting_sentence,
       px.id AS supporting_article, nx.id AS contradicting_article,
       p.id AS supporting_assertion, n.id AS contradicting_assertion
ORDER BY actor, claim, supporting_assertion, contradicting_assertion
LIMIT 100
