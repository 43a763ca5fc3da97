// Title: Move evidence
// Answers: Takes out the evidence of edges from or to these actors, by their ids in the article.
// Parameters:
//   articles: strings -- article ids
//   keys: strings -- article id and the actor's id in it, with a space between
// Columns: none
MATCH (x:Article)<-[:REPORTED_IN]-(s:Assertion)-[e:EVIDENCES|WITHHELD]->(:Actor)
WHERE x.id IN $articles
  AND ((x.id + ' ' + e.source_local) IN $keys OR (x.id + ' ' + e.target_local) IN $keys)
DELETE e
