// Title: Delete names
// Answers: Takes out those of these names that no article and no other name uses any more.
// Parameters:
//   ids: strings -- names
// Columns: none
UNWIND $ids AS id
MATCH (n:Name {id: id})
WHERE coalesce(n.articles, 0) = 0
  AND NOT EXISTS { MATCH (n)<-[:FOLDS_TO|SHORTENS_TO|CALLED]-(:Name) }
  AND NOT EXISTS { MATCH (n)-[:FOLDS_TO|SHORTENS_TO|CALLED]->(:Name) }
DETACH DELETE n
