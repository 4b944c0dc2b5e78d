-- Made by tools/questions_sql.py from applicants-data.rq; change that.
-- @of 1f7aa3b599fabbd6
-- @columns controllerName:id processTitle:id data:id longest:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#JobApplicant
-- @property https://w3id.org/dpv#PersonnelHiring
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDataSubject
-- @property https://w3id.org/dpv#hasDuration
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPersonalData
-- @property https://w3id.org/dpv#hasPurpose
-- @property https://w3id.org/dpv#hasStorageCondition
-- @property https://w3id.org/noticegraph#days
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT s, s FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT o, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."controllerName" AS "controllerName", f."processTitle" AS "processTitle", f."data" AS "data", f."longest" AS "longest", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."controllerName", s."processTitle", s."data", s."longest", s."controller", s."process"
  FROM (
    SELECT f.*, f."__agg_1__" AS "longest"
    FROM (
      SELECT f.*, f."__agg_6__" AS "process"
      FROM (
        SELECT f.*, f."__agg_5__" AS "controller"
        FROM (
          SELECT f.*, f."__agg_4__" AS "data"
          FROM (
            SELECT f.*, f."__agg_3__" AS "processTitle"
            FROM (
              SELECT f.*, f."__agg_2__" AS "controllerName"
              FROM (
                SELECT CASE WHEN count(*) = count(f."days") THEN arg_max(f."days", t0.num) END AS "__agg_1__", f."controllerName" AS "__agg_2__", f."processTitle" AS "__agg_3__", f."data" AS "__agg_4__", f."controller" AS "__agg_5__", f."process" AS "__agg_6__"
                FROM (
                  SELECT f.*
                  FROM (
                    SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", l."data" AS "data", l."days" AS "days", l."processTitle" AS "processTitle", r."controller" AS "controller", r."controllerName" AS "controllerName"
                    FROM (
                      SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", l."data" AS "data", l."days" AS "days", r."processTitle" AS "processTitle"
                      FROM (
                        SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", l."data" AS "data", r."days" AS "days"
                        FROM (
                          SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."controllerAsked" AS "controllerAsked", r."data" AS "data"
                          FROM (
                            SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j2."controllerAsked" AS "controllerAsked"
                            FROM (
                              SELECT q0.s AS "work", q0.o AS "notice"
                              FROM "{{holds}}" q0
                              WHERE q0.g = iri('{{base}}catalog')
                            ) j0
                            JOIN (
                              SELECT DISTINCT *
                              FROM (
                                SELECT s."notice", s."process"
                                FROM (
                                  SELECT j0."property" AS "property", j0."value" AS "value", j1."notice" AS "notice", j1."process" AS "process"
                                  FROM (
                                    SELECT DISTINCT *
                                    FROM (
                                      SELECT u0."property" AS "property", u0."value" AS "value"
                                      FROM (
                                        SELECT "property", "value"
                                        FROM (VALUES (iri('https://w3id.org/dpv#hasDataSubject'), iri('https://w3id.org/dpv#JobApplicant'))) given("property", "value")
                                      ) u0
                                      UNION ALL
                                      SELECT u1."property" AS "property", u1."value" AS "value"
                                      FROM (
                                        SELECT f.*, iri('https://w3id.org/dpv#hasPurpose') AS "property"
                                        FROM (
                                          SELECT s AS "value"
                                          FROM path0
                                          WHERE o = iri('https://w3id.org/dpv#PersonnelHiring')
                                        ) f
                                      ) u1
                                    ) d
                                  ) j0
                                  JOIN (
                                    SELECT q1.p AS "property", q1.g AS "notice", q1.s AS "process", q1.o AS "value"
                                    FROM quads q1
                                  ) j1
                                  ON j0."property" = j1."property" AND j0."value" = j1."value"
                                ) s
                              ) d
                            ) j1
                            ON j0."notice" = j1."notice"
                            JOIN (
                              SELECT v AS "controllerAsked"
                              FROM (VALUES {{controller}}) given(v)
                            ) j2
                            ON TRUE
                          ) l
                          LEFT JOIN (
                            SELECT q2.g AS "notice", q2.s AS "process", q2.o AS "data"
                            FROM "dpv:hasPersonalData" q2
                          ) r
                          ON l."notice" = r."notice" AND l."process" = r."process"
                        ) l
                        LEFT JOIN (
                          SELECT s."notice", s."process", s."days"
                          FROM (
                            SELECT j0."notice" AS "notice", j0."process" AS "process", j0."s" AS "s", j1."d" AS "d", j2."days" AS "days"
                            FROM (
                              SELECT q3.g AS "notice", q3.s AS "process", q3.o AS "s"
                              FROM "dpv:hasStorageCondition" q3
                            ) j0
                            JOIN (
                              SELECT q4.g AS "notice", q4.s AS "s", q4.o AS "d"
                              FROM "dpv:hasDuration" q4
                            ) j1
                            ON j0."notice" = j1."notice" AND j0."s" = j1."s"
                            JOIN (
                              SELECT q5.g AS "notice", q5.s AS "d", q5.o AS "days"
                              FROM "ng:days" q5
                            ) j2
                            ON j0."notice" = j2."notice" AND j1."d" = j2."d"
                          ) s
                        ) r
                        ON l."notice" = r."notice" AND l."process" = r."process"
                      ) l
                      LEFT JOIN (
                        SELECT f.*
                        FROM (
                          SELECT q6.g AS "notice", q6.s AS "process", q6.o AS "processTitle"
                          FROM "dct:title" q6
                        ) f
                        WHERE f."process" <> f."notice"
                      ) r
                      ON l."notice" = r."notice" AND l."process" = r."process"
                    ) l
                    LEFT JOIN (
                      SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
                      FROM (
                        SELECT q7.g AS "notice", q7.o AS "controller"
                        FROM "dpv:hasDataController" q7
                        WHERE q7.g = q7.s
                      ) j0
                      JOIN (
                        SELECT q8.g AS "notice", q8.s AS "controller", q8.o AS "controllerName"
                        FROM "dpv:hasName" q8
                      ) j1
                      ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
                    ) r
                    ON l."notice" = r."notice"
                  ) f
                  WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
                ) f
                LEFT JOIN terms t0 ON t0.id = f."days"
                GROUP BY f."controllerName", f."processTitle", f."data", f."controller", f."process"
              ) f
            ) f
          ) f
        ) f
      ) f
    ) f
  ) s
) f
