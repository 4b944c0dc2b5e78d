-- Made by tools/questions_sql.py from shared-officers.rq; change that.
-- @of 032df77199127541
-- @columns officerName:id identifiedBy:id controllers:integer controllerName:id officer:id controller:id
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDataProtectionOfficer
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."officerName" AS "officerName", f."identifiedBy" AS "identifiedBy", f."controllers" AS "controllers", f."controllerName" AS "controllerName", f."officer" AS "officer", f."controller" AS "controller"
FROM (
  SELECT DISTINCT *
  FROM (
    SELECT j0."officer" AS "officer", j0."officerName" AS "officerName", j0."identifiedBy" AS "identifiedBy", j0."controllers" AS "controllers", j1."controller" AS "controller", j1."controllerName" AS "controllerName"
    FROM (
      SELECT s."officer", s."officerName", s."identifiedBy", s."controllers"
      FROM (
        SELECT f.*, f."__agg_3__" AS "controllers"
        FROM (
          SELECT f.*, f."__agg_2__" AS "identifiedBy"
          FROM (
            SELECT f.*, f."__agg_1__" AS "officerName"
            FROM (
              SELECT f.*
              FROM (
                SELECT f.*, f."__agg_5__" AS "officer"
                FROM (
                  SELECT arg_min(f."written", t0.lex) AS "__agg_1__", arg_min(f."by", t1.lex) AS "__agg_2__", count(DISTINCT f."namer") AS "__agg_3__", count(DISTINCT f."namer") AS "__agg_4__", f."officer" AS "__agg_5__"
                  FROM (
                    SELECT j0."work" AS "work", j0."notice" AS "notice", j1."officer" AS "officer", j2."written" AS "written", j3."by" AS "by", j4."namer" AS "namer"
                    FROM (
                      SELECT q0.s AS "work", q0.o AS "notice"
                      FROM "{{holds}}" q0
                      WHERE q0.g = iri('{{base}}catalog')
                    ) j0
                    JOIN (
                      SELECT q1.g AS "notice", q1.o AS "officer"
                      FROM "dpv:hasDataProtectionOfficer" q1
                      WHERE q1.g = q1.s
                    ) j1
                    ON j0."notice" = j1."notice"
                    JOIN (
                      SELECT q3.g AS "notice", q3.s AS "officer", q3.o AS "written"
                      FROM "dpv:hasName" q3
                    ) j2
                    ON j0."notice" = j2."notice" AND j1."officer" = j2."officer"
                    JOIN (
                      SELECT q4.g AS "notice", q4.s AS "officer", q4.o AS "by"
                      FROM "ng:identifiedBy" q4
                    ) j3
                    ON j0."notice" = j3."notice" AND j1."officer" = j3."officer"
                    JOIN (
                      SELECT q2.g AS "notice", q2.o AS "namer"
                      FROM "dpv:hasDataController" q2
                      WHERE q2.g = q2.s
                    ) j4
                    ON j0."notice" = j4."notice"
                    JOIN (
                      SELECT v AS "officer"
                      FROM (VALUES {{officer}}) given(v)
                    ) j5
                    ON (j5."officer" IS NULL OR j1."officer" = j5."officer")
                  ) f
                  LEFT JOIN terms t0 ON t0.id = f."written"
                  LEFT JOIN terms t1 ON t1.id = f."by"
                  GROUP BY f."officer"
                ) f
              ) f
              WHERE f."__agg_4__" > 1
            ) f
          ) f
        ) f
      ) s
    ) j0
    JOIN (
      SELECT s."officer", s."controller", s."controllerName"
      FROM (
        SELECT f.*, f."__agg_1__" AS "controllerName"
        FROM (
          SELECT f.*, f."__agg_3__" AS "controller"
          FROM (
            SELECT f.*, f."__agg_2__" AS "officer"
            FROM (
              SELECT arg_min(f."own", t0.lex) AS "__agg_1__", f."officer" AS "__agg_2__", f."controller" AS "__agg_3__"
              FROM (
                SELECT j0."work" AS "work", j0."notice" AS "notice", j1."officer" AS "officer", j2."controller" AS "controller", j3."own" AS "own"
                FROM (
                  SELECT q5.s AS "work", q5.o AS "notice"
                  FROM "{{holds}}" q5
                  WHERE q5.g = iri('{{base}}catalog')
                ) j0
                JOIN (
                  SELECT q6.g AS "notice", q6.o AS "officer"
                  FROM "dpv:hasDataProtectionOfficer" q6
                  WHERE q6.g = q6.s
                ) j1
                ON j0."notice" = j1."notice"
                JOIN (
                  SELECT q7.g AS "notice", q7.o AS "controller"
                  FROM "dpv:hasDataController" q7
                  WHERE q7.g = q7.s
                ) j2
                ON j0."notice" = j2."notice"
                JOIN (
                  SELECT q8.g AS "notice", q8.s AS "controller", q8.o AS "own"
                  FROM "dpv:hasName" q8
                ) j3
                ON j0."notice" = j3."notice" AND j2."controller" = j3."controller"
              ) f
              LEFT JOIN terms t0 ON t0.id = f."own"
              GROUP BY f."officer", f."controller"
            ) f
          ) f
        ) f
      ) s
    ) j1
    ON j0."officer" = j1."officer"
  ) d
) f
